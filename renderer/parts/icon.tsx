/** Line drawings on a 16 by 16 grid, in the colour of the text beside them. */
const drawings = {
  image: 'M2.5 3.5h11v9h-11zM2.5 11l3-3 2.5 2.5L11 7l2.5 2.5M5.5 6.2v.1',
  message: 'M2 3.5h12v8H7.5L4.5 14v-2.5H2zM5 6.5h6M5 8.8h4',
  thread: 'M4 2.5v11M4 5h8.5M4 11h8.5M7 8h5.5',
  reply: 'M6.5 4 2.5 8l4 4M3 8h6a4.5 4.5 0 0 1 4.5 4.5',
  language: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM1.8 8h12.4M8 1.8c-4.4 4-4.4 8.4 0 12.4 4.4-4 4.4-8.4 0-12.4z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  lock: 'M3.5 7.2h9v6.3h-9zM5.3 7.2V5a2.7 2.7 0 0 1 5.4 0v2.2',
  unlock: 'M3.5 7.2h9v6.3h-9zM5.3 7.2V4.6a2.7 2.7 0 0 1 5.2-1',
  stop: 'M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2zM5.5 8h5',
  check: 'M3 8.5 6.5 12 13 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  caution: 'M8 1.8 14.2 8 8 14.2 1.8 8zM8 5.2v3.3M8 10.6v.1',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 7.5v3.5M8 5v.1',
  plus: 'M8 3v10M3 8h10',
  drafts: 'M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.8 8h4.4M5.8 10.8h4.4',
  chevron: 'M4.5 6.5 8 10l3.5-3.5',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.8 7v4M9.2 7v4',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l.8-.8',
  open: 'M6.5 3.5h-4v10h10v-4M9 2.5h4.5V7M13 3 7.5 8.5',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.5V8l2.5 1.8',
  frozen: 'M8 1.5v13M2.4 4.8l11.2 6.4M13.6 4.8 2.4 11.2M6.3 2.5 8 4l1.7-1.5M6.3 13.5 8 12l1.7 1.5',
  offline: 'M2 2l12 12M1.8 6.2a9 9 0 0 1 3-1.9M7.5 3.4a9 9 0 0 1 6.7 2.8M4.2 8.8a5.6 5.6 0 0 1 2.2-1.3M11 8.2l.8.6M8 12.2v.1',
  people:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 2.7a2.5 2.5 0 0 1 0 4.6M12 9.8c1.5.5 2.5 1.8 2.5 3.7',
  computer: 'M2 2.8h12v8H2zM5.5 13.5h5M8 10.8v2.7',
  rules: 'M8 1.5 13.5 3.5V8c0 3-2.3 5.3-5.5 6.5C4.8 13.3 2.5 11 2.5 8V3.5zM5.8 8l1.6 1.6 2.9-3.2',
  chart: 'M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6',
  drill: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 8h.01',
  settings: 'M2 4.5h6M11.5 4.5H14M2 11.5h2.5M8 11.5h6M9.7 2.7v3.6M6.2 9.7v3.6',
} as const;
export type IconName = keyof typeof drawings;

/** Decoration only: the words beside it say the same. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" fill="none" aria-hidden="true" focusable="false">
      <path d={drawings[name]} stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
