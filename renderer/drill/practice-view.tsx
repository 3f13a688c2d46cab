import { useMemo, useState } from 'react';
import '../banner/tones.css';
import type { Finding } from '../../shared/finding.ts';
import { emptyPart } from '../../shared/post.ts';
import { initialOf } from '../banner/banner-view.ts';
import { markText, spansOf } from '../compose/marked-text.ts';
import { FindingList } from '../findings/finding-list.tsx';
import { Icon } from '../parts/icon.tsx';
import { IdentityShape } from '../parts/identity-shape.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { atHandle } from '../parts/words.ts';
import type { Drill, Poster } from './drill.ts';
import type { DrillNetwork } from './drill-network.ts';
import type { Checks } from './use-checks.ts';

interface PracticeViewProps {
  readonly drill: Drill;
  readonly network: DrillNetwork;
  readonly checks: Checks;
}

/** What the compose window would show, behind a hatched edge that says what it is. */
export function PracticeView({ drill, network, checks }: PracticeViewProps) {
  const findings = useMemo(() => (checks.kind === 'ready' ? checks.findingsOf(drill, network) : []), [checks, drill, network]);
  return (
    <section className={`drill-frame tone-${drill.poster.kind}`} aria-label="Practice view">
      <p className="drill-edge">
        <Icon name="stop" />
        Drill: nothing can be posted
      </p>
      <div className="drill-paper">
        <PracticeBanner poster={drill.poster} />
        <MarkedText text={drill.text} findings={findings} />
        <div className="drill-says">
          {checks.kind === 'ready' ? <Said text={drill.text} findings={findings} /> : <NotYet isFailed={checks.kind === 'failed'} />}
        </div>
      </div>
    </section>
  );
}

/** Looks like the banner in everything but what it can do, which is nothing. */
function PracticeBanner({ poster: { handle, name, kind, accent } }: { readonly poster: Poster }) {
  return (
    <div className="drill-banner">
      <IdentityShape shape={kind} initial={initialOf(name, handle)} avatar={null} accent={kind === 'brand' ? accent : null} onColour />
      <p className="drill-names">
        <span className="visually-hidden">Posting as </span>
        <b>{atHandle(handle)}</b>
        <span className="drill-name">{`${name}, practice account`}</span>
      </p>
      <span className="drill-pill">
        <span className={`drill-pill-mark drill-pill-${kind}`} />
        {kind === 'brand' ? 'Brand' : 'Personal'}
      </span>
    </div>
  );
}

function MarkedText({ text, findings }: { readonly text: string; readonly findings: readonly Finding[] }) {
  return (
    <p className="drill-text">
      {markText(text, spansOf(findings)).map((stretch, place) =>
        stretch.level === null ? (
          stretch.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place.
          <mark key={place} className={`drill-mark-${stretch.level}`}>
            {stretch.text}
          </mark>
        ),
      )}
    </p>
  );
}

/** What the checks say; ticks are for the hand to practise, and decide nothing. */
function Said({ text, findings }: { readonly text: string; readonly findings: readonly Finding[] }) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  if (findings.length === 0) return <p className="small muted">The checks have nothing to say.</p>;
  return (
    <FindingList
      findings={findings}
      parts={[{ ...emptyPart, text }]}
      acknowledged={ticked}
      onAcknowledge={(id, isTicked) => setTicked(isTicked ? [...ticked, id] : ticked.filter((other) => other !== id))}
    />
  );
}

function NotYet({ isFailed }: { readonly isFailed: boolean }) {
  if (!isFailed) return <p className="small muted">The checks are looking at it…</p>;
  return (
    <NoticeBar
      level="info"
      title="The checks could not be opened here."
      words="You can practise without them. Open this page again to have another try."
    />
  );
}
