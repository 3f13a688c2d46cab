import { useEffect, useRef, useState } from 'react';
import type { IdentityId } from '../../shared/account.ts';
import type { AudienceReport, BucketSize } from '../../shared/audience.ts';
import type { Refusal } from '../../shared/outcome.ts';
import { useCommand } from '../bridge/use-command.ts';

interface Asked {
  readonly identityId: IdentityId;
  readonly bucketSize: BucketSize | null;
  /** Asks anew when it changes. */
  readonly revision: number;
  /** True while mentions are still coming: the report of before stays. */
  readonly paused: boolean;
}

/** The report of an audience, as of the last change; `undefined` until the first came. */
export function useReport({ identityId, bucketSize, revision, paused }: Asked): {
  readonly report: AudienceReport | null | undefined;
  readonly refusal: Refusal | null;
} {
  const { run, refusal } = useCommand('audience.report');
  const [report, setReport] = useState<AudienceReport | null | undefined>(undefined);
  const asked = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is why it is asked again.
  useEffect(() => {
    if (paused) return;
    asked.current += 1;
    const mine = asked.current;
    void run({ identityId, bucketSize }).then((result) => {
      if (result.kind === 'ok' && mine === asked.current) setReport(result.value);
    });
  }, [run, identityId, bucketSize, revision, paused]);
  return { report, refusal };
}
