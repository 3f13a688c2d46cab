import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import '../parts/menu.css';
import type { DraftEditor } from './draft-editor.ts';
import { chooseLanguages } from './edit-content.ts';
import { useContent } from './use-draft-editor.ts';

const offered = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'uk',
  'el',
  'tr',
  'ar',
  'he',
  'hi',
  'id',
  'vi',
  'th',
  'ko',
  'ja',
  'zh',
];

/** Up to three languages the post is written in. */
export function LanguageMenu({ editor }: { readonly editor: DraftEditor }) {
  const languages = useContent(editor, (content) => content.languages);
  const tags = [...new Set([...languages, ...offered])];
  const words = wordsFor(languages);
  return (
    <MenuTrigger>
      <Button icon="language" iconOnly="narrow" aria-label={`Language of the post: ${languages.map(nameOf).join(', ') || 'none chosen'}`}>
        {words}
      </Button>
      <Popover className="menu-popover" placement="top start" maxHeight={280}>
        <Menu
          className="menu"
          aria-label="Languages of the post, three at most"
          selectionMode="multiple"
          selectedKeys={languages}
          disabledKeys={languages.length >= 3 ? tags.filter((tag) => !languages.includes(tag)) : []}
          onSelectionChange={(chosen) =>
            editor.change((content) => chooseLanguages(content, chosen === 'all' ? tags : [...chosen].map(String)))
          }
        >
          {tags.map((tag) => (
            <MenuItem key={tag} id={tag} className="menu-item" textValue={nameOf(tag)}>
              <span className="menu-tick">{languages.includes(tag) ? <Icon name="check" size={14} /> : null}</span>
              {nameOf(tag)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** One language by its name, several by their tags, so that the footer stays one line. */
function wordsFor(languages: readonly string[]): string {
  const [first] = languages;
  if (first === undefined) return 'Language';
  return languages.length === 1 ? nameOf(first) : languages.join(', ');
}

const names = new Intl.DisplayNames(['en'], { type: 'language' });

function nameOf(tag: string): string {
  return names.of(tag) ?? tag;
}
