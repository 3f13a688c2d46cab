import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import './button.css';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className'> {
  /** `plain` for most; `strong` in the colour of who is speaking; `danger` ends something; `quiet` has no frame; `light` stands on a colour. */
  readonly look?: 'plain' | 'strong' | 'danger' | 'quiet' | 'light';
  readonly size?: 'normal' | 'small';
  readonly icon?: IconName;
  /** Where there is little room the icon stands alone; the words stay for screen readers. */
  readonly iconOnly?: 'always' | 'narrow' | 'never';
  readonly children: ReactNode;
}

/** Names what it does. */
export function Button({ look = 'plain', size = 'normal', icon, iconOnly = 'never', children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button-${look} button-${size} button-words-${iconOnly}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span className="button-words">{children}</span>
    </AriaButton>
  );
}
