import { lazy, Suspense, useState } from "react";

import { surely } from "../api/reach";
import { Button } from "../controls";
import { useWords } from "../words";
import type { Named } from "./query";

const ActivityDialog = lazy(async () => ({ default: (await surely(() => import("./activity-dialog"))).ActivityDialog }));

/** The button that opens the form for a new activity; `contacts` took part in it, as far as is known already. */
export function LogActivity(props: {
  subjects: readonly Named[];
  contacts?: readonly Named[];
  onWritten?: () => void;
}) {
  const { t } = useWords();
  const { subjects, contacts = [], onWritten } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="primary" isDisabled={subjects.length === 0} onPress={() => setIsOpen(true)}>
        {t("around.log-activity")}
      </Button>
      {isOpen && (
        <Suspense>
          <ActivityDialog
            subjects={subjects}
            contacts={contacts}
            onClose={() => setIsOpen(false)}
            {...(onWritten ? { onWritten } : {})}
          />
        </Suspense>
      )}
    </>
  );
}
