import type { ReactNode } from "react";

import { NotWritten } from "../around/block";
import { Button } from "../controls";
import { useWords } from "../words";

/** The fields of something new, what was wrong with them, and its buttons; Enter is as good as the button. */
export function MakeForm(props: {
  children: ReactNode;
  error: unknown;
  isReady: boolean;
  isMaking: boolean;
  onMake: () => void;
}) {
  const { t } = useWords();
  const { children, error, isReady, isMaking, onMake } = props;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isMaking) onMake();
      }}
    >
      {children}
      <NotWritten error={error} />
      <div className="row end">
        <Button slot="close">{t("around.cancel")}</Button>
        {/* Not disabled meanwhile: it would lose the focus, and Escape its dialog. */}
        <Button look="primary" type="submit" isDisabled={!isReady} isPending={isMaking}>
          {t("making.make")}
        </Button>
      </div>
    </form>
  );
}
