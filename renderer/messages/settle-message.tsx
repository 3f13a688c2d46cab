import { CommandButton } from '../parts/command-button.tsx';

/** Where nobody else can tell whether a message arrived: what the person saw at the network itself. */
export function SettleMessage({ entryId }: { readonly entryId: string }) {
  return (
    <span className="page-actions">
      <CommandButton size="small" command="message.settle" args={{ entryId, isThere: true }}>
        It is there
      </CommandButton>
      <CommandButton size="small" command="message.settle" args={{ entryId, isThere: false }}>
        It is not there
      </CommandButton>
    </span>
  );
}
