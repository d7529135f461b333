'use client';

import { type MouseEvent, useState } from 'react';
import { hrefOfPlace, type Place } from './place.ts';

/** Where the reader is on the page. Links work without script; with it they do not load anything. */
export function usePlace(initial: Place) {
  const [place, setPlace] = useState(initial);
  const linkTo = (change: Partial<Place>) => {
    const next = { ...place, ...change };
    const href = hrefOfPlace(next);
    const onClick = (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      // Replaced, not added: on a phone "back" should leave the page, not walk through tabs.
      history.replaceState(null, '', href);
      setPlace(next);
    };
    return { href, onClick };
  };
  return { place, linkTo };
}
