import type { AudienceBucket, AudienceReport } from '../../shared/audience.ts';
import { Button } from '../parts/button.tsx';
import { bucketName, percent, range } from './share-words.ts';

interface ShareTableProps {
  readonly report: AudienceReport;
  readonly onChoose: (bucket: AudienceBucket) => void;
}

/** The same numbers as the chart, in rows. */
export function ShareTable({ report, onChoose }: ShareTableProps) {
  const filled = report.buckets.filter(({ share }) => share.n > 0);
  return (
    <table className="table share-table">
      <caption className="visually-hidden">Share of negative mentions over time</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Negative</th>
          <th scope="col">Between</th>
          <th scope="col">Mentions</th>
        </tr>
      </thead>
      <tbody>
        {filled.toReversed().map((bucket) => (
          <tr key={bucket.start}>
            <th scope="row">{bucketName(bucket.start, report.bucketSize)}</th>
            <td className="numbers">{percent(bucket.share.negative)}</td>
            <td className="numbers">{range(bucket.share)}</td>
            <td>
              <Button size="small" onPress={() => onChoose(bucket)} aria-label={`Show the ${bucket.share.n} mentions`}>
                {String(bucket.share.n)}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
