import { lazy, Suspense, useState } from "react";

import { surely } from "../api/reach";
import type { NamedCustomer } from "../around/customer-pick";
import type { RecordKind } from "../around/whole-records";
import { Button } from "../controls";
import { useVocabulary } from "../map/vocabulary";
import { useWords } from "../words";

const Making = lazy(async () => ({ default: (await surely(() => import("./making"))).Making }));

/** The button that opens the form for a new customer, contact or deal; nothing for those who may not write. */
export function MakeButton(props: { what: RecordKind; customer?: NamedCustomer; look?: "primary" }) {
  const { t } = useWords();
  const vocabulary = useVocabulary();
  const [isOpen, setIsOpen] = useState(false);
  const { what, customer, look } = props;
  if (!vocabulary.data?.me.mayWrite) return null;
  return (
    <>
      <Button {...(look ? { look } : {})} onPress={() => setIsOpen(true)}>
        {t(`making.new-${what}`)}
      </Button>
      {isOpen && (
        <Suspense>
          <Making what={what} {...(customer ? { customer } : {})} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** What to do when there is nothing in a list yet, and the button for it. */
export function FirstOne({ what }: { what: "customer" | "deal" }) {
  const { t } = useWords();
  const vocabulary = useVocabulary();
  const nothing = what === "customer" ? "around.no-customers-at-all" : "around.no-deals-at-all";
  return (
    <>
      <p>{t(vocabulary.data?.me.mayWrite ? `making.first-${what}` : nothing)}</p>
      <MakeButton what={what} look="primary" />
    </>
  );
}
