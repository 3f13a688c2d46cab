import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Circle, Visibility } from '../../shared/post.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import '../parts/menu.css';
import { visibilityWords } from './visibility-words.ts';

interface VisibilityMenuProps {
  readonly value: Visibility;
  /** What the network has, the widest first. */
  readonly offered: readonly Visibility[];
  /** Whom `followers` means there. */
  readonly circle: Circle;
  readonly onChange: (visibility: Visibility) => void;
  /** Only for those it names, which is a direct message and no post; null where the network has none of this kind. */
  readonly onDirect: (() => void) | null;
}

/** Who may see the post. */
export function VisibilityMenu({ value, offered, circle, onChange, onDirect }: VisibilityMenuProps) {
  const words = visibilityWords(circle);
  return (
    <MenuTrigger>
      <Button size="small" icon="people" aria-label={`Who may see it: ${words[value]}`}>
        {words[value]}
      </Button>
      <Popover className="menu-popover" placement="bottom start">
        <Menu
          className="menu"
          aria-label="Who may see it"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[value]}
          onSelectionChange={(keys) => {
            const chosen = offered.find((visibility) => keys !== 'all' && keys.has(visibility));
            if (chosen !== undefined) onChange(chosen);
            else if (keys !== 'all' && keys.has('direct')) onDirect?.();
          }}
        >
          {offered.map((visibility) => (
            <MenuItem key={visibility} id={visibility} className="menu-item" textValue={words[visibility]}>
              <span className="menu-tick">{visibility === value ? <Icon name="check" size={14} /> : null}</span>
              {words[visibility]}
            </MenuItem>
          ))}
          {onDirect === null ? null : (
            <MenuItem id="direct" className="menu-item" textValue="Direct message">
              <span className="menu-tick" />
              Only who is named: a direct message…
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
