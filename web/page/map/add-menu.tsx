import { CommandMenu } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { useSight } from "./sight-context";

/** All that can be put into a map: people, seats, competitors, other companies, steps of the decision. */
export function AddMenu() {
  const { t } = useWords();
  const { map } = useOpenMap();
  const { askFor } = useSight();
  return (
    <CommandMenu
      label={t("map.add")}
      look="plain"
      commands={[
        { id: "new", name: t("map.new-person"), act: () => askFor({ kind: "new-person" }) },
        { id: "outside", name: t("map.outside"), act: () => askFor({ kind: "outside" }) },
        { id: "copy", name: t("start.copy"), act: () => askFor({ kind: "copy" }) },
        { id: "seats", name: t("start.seats"), act: () => askFor({ kind: "seats" }) },
        ...(map.kind === "OPPORTUNITY"
          ? [
              { id: "competitor", name: t("map.competitors"), act: () => askFor({ kind: "competitor" }) },
              { id: "partner", name: t("start.partners"), act: () => askFor({ kind: "partner" }) },
              { id: "step", name: t("map.add-step"), act: () => askFor({ kind: "step", step: null }) },
            ]
          : []),
      ]}
    >
      + {t("map.add")} ▾
    </CommandMenu>
  );
}
