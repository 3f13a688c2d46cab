import type { ReactNode } from 'react';
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import './choice.css';
import { Icon } from './icon.tsx';

interface TickProps {
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

/** A box to tick. */
export function Tick({ children, ...rest }: TickProps) {
  return (
    <Checkbox {...rest} className="tick">
      <span className="tick-box">
        <Icon name="check" size={12} />
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}

interface Choice<T extends string> {
  readonly value: T;
  readonly title: string;
  readonly words?: string;
  readonly shape?: ReactNode;
}

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly choices: readonly Choice<T>[];
  readonly isDisabled?: boolean;
  /** `tiles` stand side by side: for names that need no words. */
  readonly look?: 'rows' | 'tiles';
}

/** One of a few, each with its consequence in words. */
export function Choices<T extends string>({ label, value, onChange, choices, isDisabled = false, look = 'rows' }: ChoicesProps<T>) {
  const choose = (chosen: string) => {
    const choice = choices.find((candidate) => candidate.value === chosen);
    if (choice !== undefined) onChange(choice.value);
  };
  return (
    <RadioGroup className={`choices choices-${look}`} value={value} onChange={choose} isDisabled={isDisabled}>
      <Label className="choices-label">{label}</Label>
      {choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} className="choice">
          <span className="choice-dot" />
          {choice.shape ?? null}
          <span className="choice-words">
            <b>{choice.title}</b>
            {choice.words === undefined ? null : <span className="small muted">{choice.words}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
