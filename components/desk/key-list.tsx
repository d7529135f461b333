import { useTranslations } from 'next-intl';
import { ActButton } from './act-button.tsx';
import { keys } from './keys.ts';

/** The catalogue of keys. */
export function KeyList({ onClose }: { onClose(): void }) {
  const t = useTranslations('desk');
  return (
    <section
      aria-labelledby="desk-keys"
      className="fixed inset-x-4 bottom-16 z-20 max-h-[80dvh] overflow-y-auto rounded-lg border border-line bg-surface p-4 shadow-lg sm:left-auto sm:w-96"
    >
      <div className="flex items-center justify-between">
        <h2 id="desk-keys" className="font-semibold">
          {t('keys.title')}
        </h2>
        <ActButton look="quiet" onClick={onClose}>
          {t('keys.close')}
        </ActButton>
      </div>
      <dl className="grid grid-cols-[6rem_1fr] gap-y-1 text-sm">
        {keys.map(({ act, shown }) => (
          <div key={act} className="contents">
            <dt>
              {shown.map((key) => (
                <kbd key={key} className="me-1 rounded border border-line px-1.5 py-0.5 font-semibold">
                  {key === 'space' ? t('keys.space') : key}
                </kbd>
              ))}
            </dt>
            <dd>{t(`keys.act.${act}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-muted">{t('keys.note')}</p>
    </section>
  );
}
