import { type ReactNode, useEffect, useRef } from 'react';

interface FocusedHeadingProps {
  readonly level: 2 | 3;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A heading that takes the focus when it appears: keyboard and screen reader go on where the page does. */
export function FocusedHeading({ level, className, children }: FocusedHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <Heading ref={heading} tabIndex={-1} className={`drill-focused ${className ?? ''}`}>
      {children}
    </Heading>
  );
}
