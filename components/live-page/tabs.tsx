import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { type Tab, tabs } from './place.ts';

interface TabsProps {
  current: Tab;
  counts: Partial<Record<Tab, number>>;
  linkTo: (change: { tab: Tab }) => ComponentProps<'a'>;
}

/** Three real links that look like tabs. */
export function Tabs({ current, counts, linkTo }: TabsProps) {
  const t = useTranslations('live');
  return (
    <nav aria-label={t('tabs.label')} className="border-b border-line">
      <ul className="flex">
        {tabs.map((tab) => (
          <li key={tab} className="flex-auto">
            <a
              {...linkTo({ tab })}
              aria-current={tab === current ? 'page' : undefined}
              className="flex min-h-12 items-center justify-center gap-1.5 border-b-4 border-transparent px-1 whitespace-nowrap font-semibold text-muted aria-[current]:border-primary aria-[current]:text-ink"
            >
              {t(`tabs.${tab}`)}
              {counts[tab] !== undefined && <span className="tabular-nums">{counts[tab]}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
