import { useTranslations } from 'next-intl';
import { type MyQuestion, stationOf, stations } from './my-list.ts';

/** The path of my question, drawn as steps and said in a sentence. */
export function PathSteps({ path }: { path: MyQuestion['path'] }) {
  const t = useTranslations('questions');
  const station = stationOf(path.state);
  const reached = station === null ? -1 : stations.indexOf(station);
  return (
    <>
      {station !== null && (
        <ol className="mt-2 grid grid-cols-5 gap-1 text-xs">
          {stations.map((name, index) => (
            <li key={name} aria-current={name === station ? 'step' : undefined}>
              <span
                aria-hidden="true"
                className={`block h-1.5 rounded-full ${index <= reached ? 'bg-primary' : 'bg-line'}`}
              />
              <span className={`max-sm:sr-only ${name === station ? 'font-semibold' : 'text-muted'}`}>
                {t(`station.${name}`)}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className="mt-2 text-sm">
        {t(`path.${path.state}`, { ahead: path.ahead ?? 0 })}
        {path.reason && ` ${t(`reason.${path.reason}`)}`}
      </p>
      {path.note && (
        <p className="mt-1 border-s-4 border-line ps-3 text-sm wrap-anywhere" dir="auto">
          {path.note}
        </p>
      )}
    </>
  );
}
