import { useNow, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { ago, dayAndTime } from '../parts/words.ts';
import { deviceWords } from './device-words.ts';
import { ExceptionsBlock } from './exceptions-block.tsx';
import { OtherProgramsBlock } from './other-programs-block.tsx';

/** Whose computer this is, and what says so. */
export function DevicePage() {
  const { device } = useSnapshot();
  const words = deviceWords(device);
  const now = useNow(device.evidence.some(({ readAt }) => readAt !== undefined));
  return (
    <>
      <header className="page-head">
        <h1>This computer</h1>
      </header>
      <section className={`verdict verdict-${device.kind}`}>
        <Icon name="computer" size={24} />
        <div>
          <h2>{words.title}</h2>
          <p>{words.meaning}</p>
          <p className="small muted">{`${words.source} Judged ${dayAndTime(device.judgedAt)}.`}</p>
        </div>
      </section>
      <section className="page-block">
        <h2>What says so</h2>
        {device.evidence.length === 0 ? (
          <p className="muted">Nothing on this computer says whose it is.</p>
        ) : (
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Asked</th>
                <th scope="col">Said</th>
                <th scope="col">When</th>
                <th scope="col">Decided</th>
              </tr>
            </thead>
            <tbody>
              {device.evidence.map((item) => (
                <tr key={item.signal}>
                  <th scope="row">{item.signal}</th>
                  <td>{item.said}</td>
                  <td>{item.readAt === undefined ? '' : ago(item.readAt, now)}</td>
                  <td>{item.decided ? 'yes' : 'no'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className="page-actions">
          <CommandButton command="device.ask" args={{}}>
            Ask again
          </CommandButton>
        </div>
      </section>
      <OtherProgramsBlock />
      <ExceptionsBlock />
    </>
  );
}
