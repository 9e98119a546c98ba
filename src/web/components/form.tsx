import type { ComponentChildren } from 'preact';
import { PAGE_FIELD } from '../../http/page-of-form.js';
import type { View } from '../view.js';
import { Labelled, toldBy, type LabelledProps } from './labelled.js';

interface PostFormProps {
  view: View;
  action: string;
  id?: string;
  class?: string;
  children?: ComponentChildren;
}

/** A form that changes something: always POST, with the token that shows it came from our own page, and which page. */
export function PostForm({ view, action, id, class: name, children }: PostFormProps) {
  return (
    <form method="post" action={action} id={id} class={name}>
      <input type="hidden" name="_csrf" value={view.csrf} />
      <input type="hidden" name={PAGE_FIELD} value={view.path} />
      {children}
    </form>
  );
}

interface ButtonProps {
  children: ComponentChildren;
  /** `primary`: the one thing this page is for; at most one a page, at the end of what it acts on. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  name?: string;
  value?: string;
  /** Sends the form elsewhere than its own action. */
  formaction?: string;
  /** Belongs to a form that it does not stand in. */
  form?: string;
  /** With JavaScript the label counts the ticked rows: text with `{n}`. */
  countLabel?: string;
  label?: string;
}

export function Button({ children, kind = 'plain', name, value, formaction, form, countLabel, label }: ButtonProps) {
  return (
    <button
      type="submit"
      class={`button ${kind}`}
      name={name}
      value={value}
      formAction={formaction}
      form={form}
      aria-label={label}
      data-primary={kind === 'primary' ? '' : undefined}
      data-count-label={countLabel}
    >
      {children}
    </button>
  );
}

export interface FieldError {
  /** The `id` of the field that it is about. */
  field: string;
  text: string;
}

interface FieldProps extends LabelledProps {
  name?: string;
  value?: string;
  type?: 'text' | 'email' | 'password' | 'date';
  autocomplete?: string;
  inputmode?: 'numeric' | 'email';
  /** Id of a datalist with suggestions. */
  list?: string;
  focus?: boolean;
  required?: boolean;
  dir?: 'auto';
}

/** A field of one line, with its label, its hint and its error beside it. */
export function Field(props: FieldProps) {
  const { id, name = id, value, type = 'text' } = props;
  return (
    <Labelled {...props}>
      <input
        id={id}
        name={name}
        // Preact has a type of its own for each kind of input, and none for "one of these".
        type={type as 'text'}
        value={value}
        {...toldBy(props)}
        autocomplete={props.autocomplete ?? 'off'}
        inputMode={props.inputmode}
        list={props.list}
        spellcheck={false}
        dir={props.dir}
        required={props.required}
        autoFocus={props.focus}
      />
    </Labelled>
  );
}

/** All errors of a form on top, each a link to its field; takes the focus (pages.md, L34). */
export function ErrorSummary({ view, errors }: { view: View; errors: FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} data-focus>
      <h2>{view.t.errorSummary}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
      <noscript>
        <p class="quiet">{view.t.typed.notKept}</p>
      </noscript>
    </div>
  );
}

/** The text of the error of one field, if it has one. */
export function errorOf(errors: FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text;
}
