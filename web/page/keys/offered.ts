import { useEffect, useRef } from "react";

/** Something that the palette can do. */
export interface Command {
  id: string;
  name: string;
  hint?: string;
  act: () => void;
}

type Offer = () => readonly Command[];
const offers = new Set<Offer>();

/** Let the palette do these, as long as the component is there. They are asked for when it opens. */
export function useOffer(offer: Offer): void {
  const latest = useRef(offer);
  useEffect(() => {
    latest.current = offer;
  }, [offer]);
  useEffect(() => {
    const asked = () => latest.current();
    offers.add(asked);
    return () => {
      offers.delete(asked);
    };
  }, []);
}

/** All that is offered now. */
export function offered(): Command[] {
  return [...offers].flatMap((offer) => [...offer()]);
}
