import { done, type Outcome, ok } from '../../shared/outcome.ts';
import type { Settings } from '../../shared/settings.ts';
import type { CommandHandlers } from './answer-command.ts';
import type { Group, HandlerParts, WhenOpen } from './handler-parts.ts';
import { settingsChange } from './settings-change.ts';

type ProgramCommands = Pick<
  CommandHandlers,
  'panic' | 'snapshot.get' | 'history.page' | 'history.record' | 'notice.dismiss' | 'policy.reload'
> &
  Group<'vault'> &
  Group<'device'> &
  Group<'exception'> &
  Group<'otherPrograms'> &
  Group<'settings'> &
  Group<'update'>;

/** Commands about the whole program: its keyring, rules, settings and notices. */
export function programCommands(parts: HandlerParts, whenOpen: WhenOpen): ProgramCommands {
  let saving: Promise<unknown> = Promise.resolve();
  /** One change after the other, so that none undoes the one before. */
  const saveSettings = (change: Partial<Settings>): Promise<Outcome> =>
    whenOpen(({ store }) => {
      const saved = saving.then(async () => {
        const settings: Settings = { ...parts.state.get().settings, ...change };
        await store.saveSettings(settings);
        // Whatever else changed while the disk was written stays: a voided answer must not come back.
        parts.state.update((before) => ({ ...before, settings: { ...before.settings, ...change } }));
        return done;
      });
      saving = saved.catch(() => {});
      return saved;
    });
  return {
    panic: () =>
      whenOpen(async ({ outbox, directMessages }) => {
        await Promise.all([outbox.panic(), directMessages.stopAll()]);
        return done;
      }),
    'snapshot.get': async () => ok(parts.snapshot()),
    'history.page': async ({ before, limit }) => ok(await parts.history(before, limit)),
    'history.record': async () => ok(parts.record()),
    'notice.dismiss': async ({ noticeId }) => {
      parts.dismissNotice(noticeId);
      return done;
    },
    'policy.reload': async () => {
      await parts.judgeAfresh();
      return done;
    },
    'vault.unlock': () => parts.unlock(),
    'vault.cancelUnlock': async () => {
      parts.cancelUnlock();
      return done;
    },
    'device.declare': async ({ kind }) => {
      const saved = await saveSettings({ declaredDevice: kind });
      if (saved.kind === 'ok') await parts.judge();
      return saved;
    },
    'device.ask': async () => {
      await parts.judgeAfresh();
      return done;
    },
    'otherPrograms.look': async () => {
      await parts.lookAtOtherPrograms();
      return done;
    },
    'update.look': async () => {
      await parts.lookForUpdate();
      return done;
    },
    'exception.enter': ({ token }) => whenOpen(({ exceptions }) => exceptions.enter(token)),
    'exception.end': ({ exceptionId }) => whenOpen(({ exceptions }) => exceptions.end(exceptionId)),
    'settings.set': async (change) => {
      const saved = await saveSettings(settingsChange(change, parts.state.get().otherSignIns));
      if (saved.kind === 'ok' && change.ownRules !== undefined) await parts.judge();
      if (saved.kind === 'ok' && change.otherPrograms !== undefined) await parts.lookAtOtherPrograms();
      return saved;
    },
  };
}
