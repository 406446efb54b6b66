import { useEffect, useState } from 'preact/hooks';
import { useUi } from '../../ui.ts';
import { saveFile } from '../save-file.ts';
import { type ShareCard, textOf } from './card.ts';
import type { Theme } from './draw.ts';
import { pngOf } from './paint.ts';

interface Picture {
  readonly file: Blob;
  readonly url: string;
}

/** The picture is the file itself, so what is seen is what is saved. */
export function SharePicture({ card }: { card: ShareCard }) {
  const { texts } = useUi();
  const [picture, setPicture] = useState<Picture | null>(null);
  const text = textOf(card);
  // The text is the whole of the card.
  useEffect(() => {
    let url: string | null = null;
    let isStale = false;
    void pngOf(card, themeOf()).then((file) => {
      if (isStale) return;
      url = URL.createObjectURL(file);
      setPicture({ file, url });
    });
    return () => {
      isStale = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [text]);
  return (
    <div class="setting">
      <p>{texts.say(picture ? 'share_picture' : 'share_drawing')}</p>
      {picture && (
        <>
          <img class="share-picture" src={picture.url} alt={text} />
          <div class="buttons">
            <button type="button" class="button" onClick={() => saveFile('status.png', picture.file)}>
              {texts.say('share_save')}
            </button>
          </div>
        </>
      )}
    </div>
  );
}

function themeOf(): Theme {
  const { theme } = document.documentElement.dataset;
  if (theme === 'dark' || theme === 'light') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
