import { describe, expect, it } from 'vitest';
import { createCommandHandlers } from '../../../main/ipc/command-handlers.ts';
import type { CommandTargets, HandlerParts } from '../../../main/ipc/handler-parts.ts';
import { emptyPart } from '../../../shared/post.ts';
import { me, openScene } from '../../model/scene.ts';

const identityId = `bluesky:${me}`;
const says = (text: string) => [{ ...emptyPart, text }];

/** Commands whose reading of the rules takes as long as the test wants. */
async function openCommands() {
  const scene = await openScene();
  await scene.signIn(me, 'personal');
  const program = scene.program();
  let rulesAreRead = (): void => {};
  const parts: Pick<HandlerParts, 'state' | 'targets' | 'judge'> = {
    state: program.state,
    targets: () => ({ ...program, checks: { settled: async () => {} } }) as unknown as CommandTargets,
    judge: () => new Promise((resolve) => (rulesAreRead = resolve)),
  };
  const commands = createCommandHandlers(parts as HandlerParts);
  const created = await commands['draft.create']({ identityId, replyTo: null });
  if (created.kind !== 'ok') throw new Error(created.refusal.words);
  const draftId = created.value;
  await commands['draft.edit']({ draftId, parts: says('as confirmed'), languages: [] });
  const confirm = () => commands['draft.confirm']({ draftId, identityId, heldMs: 700, retypedHandle: null });
  return { program, commands, draftId, confirm, rulesAreRead: () => rulesAreRead() };
}

describe('confirming a draft (law 2)', () => {
  it('refuses words typed while the rules were being read, and keeps them as a draft', async () => {
    const { program, commands, draftId, confirm, rulesAreRead } = await openCommands();
    const confirmed = confirm();
    await commands['draft.edit']({ draftId, parts: says('typed after the confirmation'), languages: [] });
    rulesAreRead();
    expect(await confirmed).toMatchObject({ kind: 'refused', refusal: { law: 2, reason: 'draft-changed' } });
    expect(program.state.get().outbox).toEqual([]);
    expect(program.state.get().drafts[0]?.parts[0]?.text).toBe('typed after the confirmation');
  });

  it('holds the draft that did not change', async () => {
    const { program, confirm, rulesAreRead } = await openCommands();
    const confirmed = confirm();
    rulesAreRead();
    expect(await confirmed).toMatchObject({ kind: 'ok' });
    expect(program.state.get().outbox[0]?.draft.parts[0]?.text).toBe('as confirmed');
  });
});
