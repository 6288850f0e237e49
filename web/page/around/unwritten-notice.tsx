import { Button } from "../controls";
import { useWords } from "../words";
import { NotWritten } from "./block";

/** Why a change of a record was not written; it stays until it is tried again, given up, or something else is put in. */
export function Unwritten(props: { edit: { error: unknown; again: () => void; giveUp: () => void } }) {
  const { t } = useWords();
  const { error, again, giveUp } = props.edit;
  if (error === null) return null;
  return (
    <>
      <NotWritten error={error} />
      <div className="row">
        <Button onPress={again}>{t("frame.retry")}</Button>
        <Button onPress={giveUp}>{t("around.give-up")}</Button>
      </div>
    </>
  );
}
