import { useEffect, useState } from 'react';
import type { Identity } from '../../shared/account.ts';
import { type Answer, type SampledMention, type SampleProgress, sampleSizes } from '../../shared/audience.ts';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choice.tsx';
import { Refused } from '../parts/refused.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { LabelCards } from './label-cards.tsx';
import './label-dialog.css';

interface LabelDialogProps {
  readonly brand: Identity;
  readonly sample: SampleProgress | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The person reads a few mentions that chance drew; afterwards the share rests on what they said. */
export function LabelDialog({ brand, sample, isOpen, onClose }: LabelDialogProps) {
  return (
    <WindowDialog title="Label a random sample" isOpen={isOpen} onClose={onClose}>
      <Labelling brand={brand} sample={sample} onClose={onClose} />
    </WindowDialog>
  );
}

function Labelling({ brand, sample, onClose }: Omit<LabelDialogProps, 'isOpen'>) {
  const asking = useCommand('audience.sample');
  const label = useCommand('audience.label');
  const draw = useCommand('audience.draw');
  const [mentions, setMentions] = useState<readonly SampledMention[] | null>(null);
  const { run } = asking;
  const begun = sample !== null;
  useEffect(() => {
    if (begun) void run({ identityId: brand.id }).then((result) => result.kind === 'ok' && setMentions(result.value));
  }, [run, brand.id, begun]);

  const answer = (mentionId: string, given: Answer | null): void => {
    setMentions((was) => was?.map((mention) => (mention.id === mentionId ? { ...mention, answer: given } : mention)) ?? null);
    void label.run({ identityId: brand.id, mentionId, answer: given });
  };
  const begin = async (): Promise<void> => {
    const result = await run({ identityId: brand.id });
    if (result.kind === 'ok') setMentions(result.value);
  };

  // A sample of another size has all the mentions there are: no more can be drawn.
  const isOfSize = sampleSizes.some((size) => size === mentions?.length);
  const more = sampleSizes.find((size) => mentions !== null && isOfSize && size > mentions.length);
  const drawMore = async (size: (typeof sampleSizes)[number]): Promise<void> => {
    const result = await draw.run({ identityId: brand.id, size });
    if (result.kind === 'ok') await begin();
  };

  if (mentions === null && !begun) return <ChooseSize brand={brand} onDrawn={() => void begin()} />;
  if (mentions === null) return asking.refusal === null ? <p role="status">Drawing…</p> : <Refused refusal={asking.refusal} />;
  return (
    <>
      <LabelCards mentions={mentions} onAnswer={answer} onClose={onClose} onMore={more === undefined ? null : () => void drawMore(more)} />
      <Refused refusal={label.refusal ?? draw.refusal} />
    </>
  );
}

const words: Readonly<Record<string, string>> = {
  30: 'two minutes; the range stays wide',
  40: 'three minutes; a good start',
  60: 'four minutes',
  100: 'seven minutes; the narrowest',
};

function ChooseSize({ brand, onDrawn }: { readonly brand: Identity; readonly onDrawn: () => void }) {
  const draw = useCommand('audience.draw');
  const [size, setSize] = useState<(typeof sampleSizes)[number]>(40);
  const begin = async (): Promise<void> => {
    const result = await draw.run({ identityId: brand.id, size });
    if (result.kind === 'ok') onDrawn();
  };
  return (
    <>
      <p className="small muted">
        Chance draws them once, and you say of each what it is. You cannot choose which: labels on chosen mentions, the angry ones say,
        would give a wrong share that looks certain.
      </p>
      <Choices
        label="How many?"
        value={String(size)}
        onChange={(value) => setSize(sampleSizes.find((one) => String(one) === value) ?? 40)}
        choices={sampleSizes.map((one) => ({ value: String(one), title: `${one} mentions`, words: words[one] ?? '' }))}
      />
      <Refused refusal={draw.refusal} />
      <div className="dialog-actions">
        <Button look="strong" isPending={draw.pending} onPress={() => void begin()}>
          {`Draw ${size} mentions`}
        </Button>
      </div>
    </>
  );
}
