import type { CheckContext, CheckModels } from './check.ts';

export const noModels: CheckModels = { offence: null, confidential: null };

/** Knows nothing beside the draft: public, no policy, no history, no models. */
export const plainContext: Omit<CheckContext, 'identity' | 'limits' | 'networkName'> = {
  reader: { kind: 'public' },
  rules: { levels: {}, sensitiveNow: [], codeNames: [], openQuestionLimit: 0.3 },
  habits: null,
  pulse: null,
  voice: null,
  moment: null,
  unreachable: [],
  models: noModels,
  offers: { acts: ['repost', 'quote', 'like'], visibilities: ['public', 'unlisted', 'followers'], contentWarnings: true, readsPosts: true },
};
