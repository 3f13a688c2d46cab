import type { ReactNode } from 'react';
import './notice-bar.css';
import { Icon, type IconName } from './icon.tsx';

export type NoticeLevel = 'info' | 'caution' | 'stop';
const icons: Readonly<Record<NoticeLevel, IconName>> = { info: 'info', caution: 'caution', stop: 'stop' };

interface NoticeBarProps {
  readonly level: NoticeLevel;
  readonly title: string;
  readonly words?: string | undefined;
  readonly icon?: IconName;
  /** Buttons at the end. */
  readonly children?: ReactNode;
}

/** Something the person should know, in one place and one shape. */
export function NoticeBar({ level, title, words, icon, children }: NoticeBarProps) {
  return (
    <div className={`notice notice-${level}`}>
      <Icon name={icon ?? icons[level]} />
      <div className="notice-words">
        <b>{title}</b>
        {words === undefined ? null : <p>{words}</p>}
      </div>
      {children === undefined ? null : <div className="notice-actions">{children}</div>}
    </div>
  );
}
