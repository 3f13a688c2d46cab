import type { Ref } from 'react';
import { Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components';
import './field.css';

interface FieldProps extends Omit<TextFieldProps, 'children' | 'className'> {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line, or several, to type, with its label above and a hint below. */
export function Field({ label, hint, placeholder, multiline = false, inputRef, ...field }: FieldProps) {
  return (
    <TextField {...field} className="field">
      <Label>{label}</Label>
      {multiline ? (
        <TextArea className="field-box" rows={3} {...(placeholder === undefined ? {} : { placeholder })} />
      ) : (
        <Input
          className="field-box"
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      )}
      {hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
    </TextField>
  );
}
