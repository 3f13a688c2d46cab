import type { AudienceReport } from '../../shared/audience.ts';

const copied = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-size',
  'font-weight',
  'font-family',
];
/** Pixels of the picture for one of the screen. */
const sharpness = 2;

/** The chart's numbers: one row for each bucket with mentions, shares from 0 to 1, times in ISO 8601. */
export function chartCsv({ buckets }: AudienceReport): string {
  const rows = buckets
    .filter(({ share }) => share.n > 0)
    .map(({ start, end, share }) => {
      const numbers = [share.negative, share.low, share.high].map((one) => one.toFixed(4));
      return [new Date(start).toISOString(), new Date(end).toISOString(), share.n, ...numbers].join(',');
    });
  return `${['start,end,mentions,negative,low,high', ...rows].join('\r\n')}\r\n`;
}

/** The drawing as a file of its own: what the style sheet says is written into it, on the paper of the page. */
export function chartSvg(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = drawing.querySelectorAll('*');
  for (const [index, element] of copy.querySelectorAll('*').entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const name of copied) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  }
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', getComputedStyle(document.body).backgroundColor],
  ] as const)
    paper.setAttribute(name, value);
  copy.prepend(paper);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

/** The drawing as a picture; null where it cannot be drawn. */
export async function chartPng(drawing: SVGSVGElement): Promise<Blob | null> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chartSvg(drawing))}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = drawing.clientWidth * sharpness;
  canvas.height = drawing.clientHeight * sharpness;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** Lets the person choose where it goes. */
export function saveAs(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the content once it began; that takes a moment.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
