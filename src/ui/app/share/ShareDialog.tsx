// The view on screen to be passed on: its link, copied when the dialog opens, the link's QR code, and a picture that leads to it.
import {useEffect, useMemo, useRef, useState} from 'react';
import {thousands} from '../../../base/figures.ts';
import {useLab} from '../../store/lab-store.ts';
import {useLessonPlace} from '../../store/lesson-place.ts';
import {type ShareForm, usePage} from '../../store/page-store.ts';
import {Dialog} from '../../widgets/Dialog.tsx';
import {presentLink} from './present-view.ts';
import {qrCode} from './qr-code.ts';
import {copyPicture, copyText, embedCode} from './share-forms.ts';
import './share.css';

const COPIED = 'The link is copied.';
const EMBEDDED = 'The code that embeds this view is copied: a poster until somebody starts it.';

/** The link follows what is on screen behind it. */
export default function ShareDialog({onClose}: {readonly onClose: () => void}) {
  // All of them is in the link.
  useLab();
  usePage();
  useLessonPlace();
  const link = presentLink();
  const isForked = useLab((state) => state.branches !== null);
  const [told, setTold] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const tell = (words: string | null): void =>
    setTold(words ?? 'This browser does not let the page copy: choose the text and copy it.');
  const copy = (text: string, words: string): void =>
    void copyText(text).then((isCopied) => tell(isCopied ? words : null));
  const copyAs: Readonly<Record<ShareForm, (address: string) => void>> = {
    link: (address) => copy(address, COPIED),
    markdown: (address) => void copyPicture(address).then((words) => setTold(words)),
    embed: () => {
      const code = embedCode();
      if (code.ok) copy(code.value, EMBEDDED);
    },
  };
  const atOnce = useRef(copyAs);
  useEffect(() => {
    field.current?.select();
    const first = presentLink();
    if (!first.ok) return;
    const {shareForm} = usePage.getState();
    // Where the browser wants a click for it, there is one to be made.
    if (shareForm === 'link') void copyText(first.value).then((isCopied) => isCopied && setTold(COPIED));
    else atOnce.current[shareForm](first.value);
  }, []);
  return (
    <Dialog title="Share this view" onClose={onClose}>
      {link.ok ? (
        <div className="share">
          <div className="share-link">
            <input
              ref={field}
              className="field mono"
              readOnly
              aria-label="Link to this view"
              value={link.value}
              onFocus={(event) => event.target.select()}
            />
            <button type="button" className="button primary" onClick={() => copyAs.link(link.value)}>
              Copy link
            </button>
          </div>
          <LinkCode link={link.value} />
          <div className="share-more">
            <button type="button" className="button" onClick={() => copyAs.markdown(link.value)}>
              Copy as Markdown with a picture
            </button>
            <button type="button" className="button" onClick={() => copyAs.embed(link.value)}>
              Copy embed code
            </button>
          </div>
          <p role="status">{told}</p>
          <p className="quiet">
            The link holds the scenario with what was changed of it, seed, card and instant, what is chosen and
            filtered, screen, tabs, panels and their sizes, and the theme. Who opens it runs the scenario again in the
            own browser.
            {isForked && ' What was done to the run is not in it: the work, saved as a file, has the branches.'}
          </p>
        </div>
      ) : (
        <p>{link.fault.message}</p>
      )}
    </Dialog>
  );
}

/** Dark on light in every theme: scanners want it so. */
function LinkCode({link}: {readonly link: string}) {
  const code = useMemo(() => qrCode(link), [link]);
  if (code === null)
    return <p className="quiet">{`The link has ${thousands(link.length)} characters: too many for a QR code.`}</p>;
  return (
    <svg className="share-code" viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label="QR code of the link">
      <rect className="share-code-ground" width={code.size} height={code.size} />
      <path className="share-code-squares" d={code.path} />
    </svg>
  );
}
