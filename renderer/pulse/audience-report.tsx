import { useRef, useState } from 'react';
import type { Identity } from '../../shared/account.ts';
import type { AudienceBucket, AudienceReport, AudienceStatus, BucketSize } from '../../shared/audience.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { Refused } from '../parts/refused.tsx';
import { chartCsv, chartPng, chartSvg, saveAs } from './chart-export.ts';
import { LabelDialog } from './label-dialog.tsx';
import { MentionList } from './mention-list.tsx';
import { Select } from './select.tsx';
import { ShareChart } from './share-chart.tsx';
import { ShareTable } from './share-table.tsx';
import { limitSentence, methodSentence, shareSentence } from './share-words.ts';
import { useReport } from './use-report.ts';

interface AudienceReportViewProps {
  readonly brand: Identity;
  readonly status: AudienceStatus;
  readonly working: boolean;
}

/** The share in words, over time, and the mentions behind it. */
export function AudienceReportView({ brand, status, working }: AudienceReportViewProps) {
  const [asked, setAsked] = useState<BucketSize | null>(null);
  const [labelling, setLabelling] = useState(false);
  const [chosen, setChosen] = useState<AudienceBucket | null>(null);
  const limit = useSlice(({ policy }) => effectivePolicy(policy).OpenQuestionLimitPercent / 100);
  const { report, refusal } = useReport({
    identityId: brand.id,
    bucketSize: asked,
    revision: status.revision,
    paused: working || labelling,
  });
  if (refusal !== null) return <Refused refusal={refusal} />;
  if (report === undefined) return working ? null : <p role="status">Counting…</p>;
  if (report === null) return null;
  return (
    <>
      <ShareHead report={report} limit={limit} onLabel={() => setLabelling(true)} />
      <ShareOverTime report={report} limit={limit} brand={brand} onAsk={setAsked} chosen={chosen} onChoose={setChosen} />
      <MentionList
        key={`${chosen?.start ?? 'all'}`}
        identityId={brand.id}
        bucket={chosen}
        bucketSize={report.bucketSize}
        revision={status.revision}
        onAll={() => setChosen(null)}
      />
      <LabelDialog brand={brand} sample={report.sample} isOpen={labelling} onClose={() => setLabelling(false)} />
    </>
  );
}

interface ShareHeadProps {
  readonly report: AudienceReport;
  readonly limit: number;
  readonly onLabel: () => void;
}

function ShareHead({ report, limit, onLabel }: ShareHeadProps) {
  const { overall, sample } = report;
  const left = sample === null ? 0 : sample.size - sample.answered;
  return (
    <section className="share-head" aria-label="Share of negative mentions">
      <p className="share-sentence" data-testid="share-sentence">
        {shareSentence(overall)}
      </p>
      <p>{limitSentence(overall, limit)}</p>
      <p className="small muted" data-testid="share-method">
        {methodSentence(overall, sample)}
      </p>
      {sample !== null && left > 0 ? (
        <p className="small">
          {overall.labelled > 0
            ? `New mentions came into the sample: ${left} more to label, and it is whole again.`
            : `${sample.answered} of ${sample.size} are labelled; the range rests on them once there are 30.`}
        </p>
      ) : null}
      <span>
        <Button onPress={onLabel}>
          {sample === null ? 'Label a random sample…' : left > 0 ? `Label ${left} more…` : 'Look at your labels…'}
        </Button>
      </span>
    </section>
  );
}

interface ShareOverTimeProps {
  readonly report: AudienceReport;
  readonly limit: number;
  readonly brand: Identity;
  readonly onAsk: (size: BucketSize) => void;
  readonly chosen: AudienceBucket | null;
  readonly onChoose: (bucket: AudienceBucket) => void;
}

const sizes = [
  { value: 'day', words: 'day' },
  { value: 'week', words: 'week' },
  { value: 'month', words: 'month' },
] as const;

function ShareOverTime({ report, limit, brand, onAsk, chosen, onChoose }: ShareOverTimeProps) {
  const [table, setTable] = useState(false);
  const drawing = useRef<SVGSVGElement>(null);
  const name = `audience-${brand.handle.replace(/[^\w.-]/g, '-')}`;
  const savePng = async (): Promise<void> => {
    const picture = drawing.current === null ? null : await chartPng(drawing.current);
    if (picture !== null) saveAs(`${name}.png`, picture);
  };
  const saveSvg = (): void => {
    if (drawing.current !== null) saveAs(`${name}.svg`, new Blob([chartSvg(drawing.current)], { type: 'image/svg+xml' }));
  };
  return (
    <section className="page-block" aria-label="Over time">
      <div className="share-tools">
        <h2>Over time</h2>
        <span className="page-actions">
          <Select label="By" value={report.bucketSize} onChange={onAsk} options={sizes} />
          <Button size="small" aria-pressed={table} onPress={() => setTable((was) => !was)}>
            {table ? 'Show as a chart' : 'Show as a table'}
          </Button>
          <Button size="small" onPress={() => saveAs(`${name}.csv`, new Blob([chartCsv(report)], { type: 'text/csv' }))}>
            Save CSV
          </Button>
          {table ? null : (
            <>
              <Button size="small" onPress={saveSvg}>
                Save SVG
              </Button>
              <Button size="small" onPress={() => void savePng()}>
                Save PNG
              </Button>
            </>
          )}
        </span>
      </div>
      {table ? (
        <ShareTable report={report} onChoose={onChoose} />
      ) : (
        <ShareChart report={report} limit={limit} chosen={chosen} onChoose={onChoose} drawing={drawing} />
      )}
    </section>
  );
}
