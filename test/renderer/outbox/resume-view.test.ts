import { describe, expect, it } from 'vitest';
import { resumeView } from '../../../renderer/outbox/resume-view.ts';
import { acme, entryOf } from '../../../renderer/preview/fixture-parts.ts';

const entry = entryOf(acme, 'Doors open at nine.', { kind: 'frozen', why: 'renamed', words: 'The account has another handle now.' });

describe('confirming a frozen post again', () => {
  it('names who posts', () => {
    expect(resumeView(entry, 'acme.com', false, '')).toEqual({ words: 'Post as @acme.com', retype: null, why: null });
  });

  it('shows a renamed account by the handle it has now, and has that one retyped', () => {
    expect(resumeView(entry, 'acme.example', true, 'acme.com')).toEqual({
      words: 'Post as @acme.example',
      retype: 'Type @acme.example to confirm',
      why: 'Type @acme.example above first.',
    });
    expect(resumeView(entry, 'acme.example', true, '@ACME.example ').why).toBeNull();
  });

  it('knows an account that is gone by the handle of its post', () => {
    expect(resumeView(entry, null, true, '')).toMatchObject({ words: 'Post as @acme.com', why: 'Type @acme.com above first.' });
  });
});
