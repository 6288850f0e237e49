import { lazy, Suspense, useState } from "react";

import { surely } from "../api/reach";
import { Button } from "../controls";
import { useWords } from "../words";
import { useCounted, useHeld } from "./handover";

const HandoverDialog = lazy(async () => ({ default: (await surely(() => import("./handover-dialog"))).HandoverDialog }));

/** Lets others have what one of us has. `hasLeft`: it is said what they still have. */
export function HandOver({ user, hasLeft }: { user: { uid: string; name: string }; hasLeft?: boolean }) {
  const { t } = useWords();
  const counted = useCounted();
  const [isOpen, setOpen] = useState(false);
  const held = useHeld(user.uid, hasLeft === true);
  const still = hasLeft ? counted(held.data ?? []) : "";
  return (
    <>
      <Button
        look={still ? "primary" : "plain"}
        aria-label={t("settings.hand-over-named", { name: user.name })}
        onPress={() => setOpen(true)}
      >
        {t("settings.hand-over")}
      </Button>
      {/* There before, so that what is said in it is read out. */}
      {hasLeft && (
        <p role="status" className={still ? "notice" : ""}>
          {still && t("settings.still-has", { name: user.name, what: still })}
        </p>
      )}
      {isOpen && (
        <Suspense>
          <HandoverDialog user={user} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
