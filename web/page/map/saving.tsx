import { Button } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";

/** Takes back what one did; who may only look has nothing to take back. */
export function UndoRedo() {
  const { t } = useWords();
  const { session, shown, mayWrite, mayOnlyLook } = useOpenMap();
  if (mayOnlyLook) return null;
  return (
    <>
      <Button look="plain" aria-label={t("map.undo")} isDisabled={!mayWrite || !shown.canUndo} onPress={() => session.undo()}>
        ↶
      </Button>
      <Button look="plain" aria-label={t("map.redo")} isDisabled={!mayWrite || !shown.canRedo} onPress={() => session.redo()}>
        ↷
      </Button>
    </>
  );
}

/** Whether what one did is written. */
export function Saving() {
  const { t } = useWords();
  const { shown, mayWrite, mayOnlyLook } = useOpenMap();
  const { state } = shown.saving;
  if (mayOnlyLook) return null;
  return (
    <span className={`saving ${state}`} role="status">
      {state === "saved" ? mayWrite && t("map.saved") : state === "saving" ? t("map.saving") : null}
    </span>
  );
}
