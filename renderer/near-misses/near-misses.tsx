import { useSlice } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import './near-misses.css';
import { nearMissRows } from './near-miss-rows.ts';

/** What the person caught in time, in numbers. Nobody else sees it. */
export function NearMisses() {
  const nearMisses = useSlice((snapshot) => snapshot.settings.nearMisses);
  const rows = nearMissRows(nearMisses);
  return (
    <section aria-labelledby="near-misses">
      <h2 id="near-misses">Near misses</h2>
      <p className="small muted">
        Texts that you changed, or gave to another account, after a check had spoken up. Only numbers are kept, only on this computer, and
        only you see them.
      </p>
      {rows.length === 0 ? (
        <p>None so far.</p>
      ) : (
        <>
          <table className="near-misses numbers">
            <thead>
              <tr>
                <th scope="col">Month</th>
                <th scope="col">What was found</th>
                <th scope="col">Times</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ month, kind, times }) => (
                <tr key={`${month} ${kind}`}>
                  <td>{month}</td>
                  <td>{kind}</td>
                  <td>{times}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <CommandButton command="settings.set" args={{ nearMisses: {} }} size="small">
            Clear near misses
          </CommandButton>
        </>
      )}
    </section>
  );
}
