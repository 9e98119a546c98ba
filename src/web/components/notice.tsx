import type { NoticeData, View } from '../view.js';
import { Button, PostForm } from './form.js';
import { Icon } from './icon.js';

const shapes = { done: 'check', hands: 'hand', failed: 'triangle' } as const;

/** What just happened, on top of the page, with the focus on it and Undo beside it (pages.md). */
export function Notice({ view, notice }: { view: View; notice: NoticeData }) {
  return (
    <div class={`notice ${notice.tone}`} role="status" tabIndex={-1} data-focus>
      <Icon name={shapes[notice.tone]} />
      <div class="notice-text">
        <p>
          {notice.text}
          {notice.link && (
            <>
              {' '}
              <a href={notice.link.href}>{notice.link.text}</a>
            </>
          )}
        </p>
        {notice.detail && <p class="quiet">{notice.detail}</p>}
      </div>
      {notice.undo && (
        <PostForm view={view} action={notice.undo}>
          <input type="hidden" name="back" value={view.path} />
          <Button>{view.t.actions.undo}</Button>
        </PostForm>
      )}
    </div>
  );
}
