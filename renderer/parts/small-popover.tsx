import type { ReactNode } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';
import './small-popover.css';

/** A few words beside the control that asked for them. */
export function SmallPopover({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Popover className="small-popover" containerPadding={12}>
      <Dialog className="small-popover-dialog">
        <Heading slot="title" level={3}>
          {title}
        </Heading>
        {children}
      </Dialog>
    </Popover>
  );
}
