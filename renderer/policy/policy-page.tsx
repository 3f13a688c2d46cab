import type { PolicyOutcome } from '../../shared/policy.ts';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { count, dayAndTime } from '../parts/words.ts';
import { type PolicyLine, policyGroupLines } from './policy-lines.ts';
import './policy-page.css';

/** The rules set by IT: where they come from, what is in force, and what is wrong with them. */
export function PolicyPage() {
  const { policy } = useSnapshot();
  return (
    <>
      <header className="page-head">
        <h1>Rules set by IT</h1>
        <CommandButton command="policy.reload" args={{}}>
          Read again
        </CommandButton>
      </header>
      <PolicySummary policy={policy} />
      {policyGroupLines(policy).map(({ title, lines }) => (
        <section className="page-block" key={title}>
          <h2>{title}</h2>
          <table className="table policy-table">
            <thead>
              <tr>
                <th scope="col">Rule</th>
                <th scope="col">Now</th>
                <th scope="col">Set by</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <PolicyRow key={line.key} line={line} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function PolicyRow({ line }: { readonly line: PolicyLine }) {
  return (
    <tr>
      <th scope="row">
        {line.rule}
        <code className="policy-key small muted">{line.key}</code>
      </th>
      <td>
        {line.value}
        {line.problem === null ? null : <span className="policy-problem small">{line.problem}</span>}
      </td>
      <td>
        {line.setBy}
        {line.location === null ? null : <code className="policy-key small muted">{line.location}</code>}
      </td>
    </tr>
  );
}

function PolicySummary({ policy }: { readonly policy: PolicyOutcome }) {
  switch (policy.kind) {
    case 'absent':
      return <p>IT has set no rules on this computer. The defaults below are in force.</p>;
    case 'active':
      return (
        <>
          <p>{`Set by ${policy.policy.Organisation}, read ${dayAndTime(policy.readAt)}.`}</p>
          <ul className="sources">
            {policy.sources.map((source) => (
              <li key={`${source.level} ${source.location}`}>
                <code>{source.location}</code>
                <span className="small muted">{`${source.level}, ${count(source.keys.length, 'key')}: ${source.keys.join(', ')}`}</span>
              </li>
            ))}
          </ul>
          {policy.unknownKeys.length === 0 ? null : (
            <NoticeBar level="info" title="Keys this version does not know were ignored" words={policy.unknownKeys.join(', ')} />
          )}
        </>
      );
    case 'invalid':
      return (
        <>
          <p>{`These rules could not be used, ${dayAndTime(policy.readAt)}. The last good ones go on restricting; brand accounts wait.`}</p>
          {policy.problems.map((problem) => (
            <NoticeBar
              key={`${problem.location} ${problem.key} ${problem.line} ${problem.words}`}
              level="stop"
              title={[problem.location, problem.line === null ? null : `line ${problem.line}`, problem.key].filter(Boolean).join(', ')}
              words={problem.words}
            />
          ))}
        </>
      );
  }
}
