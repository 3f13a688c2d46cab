import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import './window-dialog.css';

interface WindowDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** False while closing would leave something half done: then the dialog offers its own way out. */
  readonly closable?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the window, never over the posting-as banner. */
export function WindowDialog({ title, isOpen, onClose, closable = true, children }: WindowDialogProps) {
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen={isOpen}
      isDismissable={closable}
      isKeyboardDismissDisabled={!closable}
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <Modal className="dialog-modal">
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {closable ? (
              <Button look="quiet" size="small" icon="close" iconOnly="always" onPress={onClose}>
                Close
              </Button>
            ) : null}
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
