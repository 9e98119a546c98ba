import { Button, PostForm } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

/** Why a batch could not be made, and what is to be done. */
export interface Failure {
  sentence: string;
  fix: string;
}

interface FailedProps {
  view: View;
  batch: { id: string; canPrint: boolean };
  failure: Failure;
  /** On the page of this batch alone its button is the button of the page. */
  alone: boolean;
}

/** A batch that Bode gave up: why, and a button to have it tried again. The other way on, discarding it, stands below. */
export function BatchFailed({ view, batch, failure, alone }: FailedProps) {
  const t = view.t.letters.batch;
  return (
    <div class="notice failed">
      <Icon name="triangle" />
      <div class="notice-text">
        <p>
          <strong>{failure.sentence}</strong> {t.gaveUp}
        </p>
        <p>{failure.fix}</p>
        {batch.canPrint && (
          <PostForm view={view} action={urls.batchStep(batch.id, 'try-again')}>
            <input type="hidden" name="back" value={view.path} />
            <Button kind={alone ? 'primary' : 'plain'}>{t.tryAgain}</Button>
          </PostForm>
        )}
      </div>
    </div>
  );
}
