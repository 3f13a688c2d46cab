import { useState } from 'react';
import type { Identity } from '../../shared/account.ts';
import { noAudience } from '../../shared/audience.ts';
import { whoOf } from '../../shared/which-network.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { atHandle, dayAndTime } from '../parts/words.ts';
import { AudienceReportView } from './audience-report.tsx';
import { FileDialog } from './file-dialog.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { Select } from './select.tsx';
import { WorkLine } from './work-line.tsx';
import './audience-page.css';
import { useCommand } from '../bridge/use-command.ts';

/** What people say to a brand: fetched or from a file, read on this computer, with the share of negatives over time. */
export function AudiencePage() {
  const brands = useSlice(({ identities }) => identities.map(({ identity }) => identity).filter(({ kind }) => kind === 'brand'));
  const names = useSlice((snapshot) => brands.map((one) => whoOf(snapshot, one)));
  const [chosen, setChosen] = useState<string | null>(null);
  const brand = brands.find(({ id }) => id === chosen) ?? brands[0];
  if (brand === undefined) return <NoBrand />;
  return (
    <>
      <header className="page-head">
        <h1>Audience</h1>
        {brands.length === 1 ? (
          <span className="muted">{atHandle(brand.handle)}</span>
        ) : (
          <Select
            label="Brand"
            value={brand.id}
            onChange={setChosen}
            options={brands.map(({ id, handle }, index) => ({ value: id, words: names[index] ?? atHandle(handle) }))}
          />
        )}
      </header>
      <BrandAudience key={brand.id} brand={brand} />
    </>
  );
}

function NoBrand() {
  return (
    <>
      <header className="page-head">
        <h1>Audience</h1>
      </header>
      <p>Sign in to a brand account to see what people say to it. Personal accounts have no audience here.</p>
      <Button
        onPress={() => {
          window.location.hash = 'accounts';
        }}
      >
        Open Accounts
      </Button>
    </>
  );
}

function BrandAudience({ brand }: { readonly brand: Identity }) {
  const status = useSlice(({ audiences }) => audiences[brand.id] ?? noAudience);
  const online = useSlice((snapshot) => snapshot.online);
  const fetching = useCommand('audience.fetch');
  const [dialog, setDialog] = useState<'file' | 'forget' | null>(null);
  const { work } = status;
  const working = work.kind === 'fetching' || work.kind === 'reading';
  const empty = status.mentions === 0;
  return (
    <>
      <span className="page-actions">
        <Button
          look={empty ? 'strong' : 'plain'}
          isDisabled={working || !online}
          onPress={() => void fetching.run({ identityId: brand.id })}
        >
          {empty ? 'Fetch mentions' : 'Fetch new mentions'}
        </Button>
        <Button isDisabled={working} onPress={() => setDialog('file')}>
          Read a file…
        </Button>
        {empty ? null : (
          <Button icon="trash" onPress={() => setDialog('forget')}>
            Forget these mentions…
          </Button>
        )}
      </span>
      {online ? null : <p className="small">Mentions can be fetched when the network is back. A file can be read now.</p>}
      <WorkLine identityId={brand.id} work={work} />
      {empty && !working ? <Nothing brand={brand} /> : null}
      {empty ? null : <AudienceReportView brand={brand} status={status} working={working} />}
      {status.keptAt === null ? null : (
        <p className="small muted">
          {`Last added ${dayAndTime(status.keptAt)}. Kept encrypted on this computer for 90 days, and forgotten at once when ${atHandle(brand.handle)} signs out. Nothing of it is sent anywhere.`}
        </p>
      )}
      <FileDialog identityId={brand.id} isOpen={dialog === 'file'} onClose={() => setDialog(null)} />
      <ForgetDialog brand={brand} mentions={status.mentions} isOpen={dialog === 'forget'} onClose={() => setDialog(null)} />
    </>
  );
}

function Nothing({ brand }: { readonly brand: Identity }) {
  return (
    <div className="audience-empty">
      <p>
        <b>{`Nothing is known of the audience of ${atHandle(brand.handle)} yet.`}</b>
      </p>
      <p className="muted">
        Fetch the mentions, replies and quotes of the last 90 days, or read a file of mentions (CSV or JSON lines with a column of text and
        one of time). They are read on this computer, and the share of angry ones is shown before you ask everybody a question.
      </p>
    </div>
  );
}
