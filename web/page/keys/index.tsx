import { lazy, Suspense, useEffect, useState } from "react";

import { surely } from "../api/reach";
import type { RecordKind } from "../around/whole-records";
import { Button } from "../controls";
import { useWords } from "../words";

const Palette = lazy(async () => ({ default: (await surely(() => import("./palette"))).Palette }));
const Making = lazy(async () => ({ default: (await surely(() => import("../making/making"))).Making }));
const KeySheet = lazy(async () => ({ default: (await surely(() => import("./key-sheet"))).KeySheet }));

/** Ctrl+K goes anywhere, `?` shows the keys; and a button for whoever has neither. */
export function Keys() {
  const { t } = useWords();
  const [open, setOpen] = useState<"palette" | "keys" | RecordKind | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setOpen((before) => (before === "palette" ? null : "palette"));
      } else if (event.key === "?" && !event.ctrlKey && !event.metaKey && !isTyping(event.target)) {
        setOpen((before) => before ?? "keys");
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <Button look="plain" aria-label={t("keys.palette")} onPress={() => setOpen("palette")}>
        <span aria-hidden="true">⌕</span> <kbd aria-hidden="true">Ctrl K</kbd>
      </Button>
      <Suspense fallback={null}>
        {open === "palette" && <Palette onClose={() => setOpen(null)} onKeys={() => setOpen("keys")} onMake={setOpen} />}
        {(open === "customer" || open === "contact" || open === "deal") && <Making what={open} onClose={() => setOpen(null)} />}
        {open === "keys" && <KeySheet onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
