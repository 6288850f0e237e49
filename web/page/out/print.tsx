import "./print.css";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";

import { Button, Dialog, Pick } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { drawing, type Wanted } from "./drawing";

type Paper = "a4" | "a3";

/** The map as it will stand on paper; the browser's own dialog prints it, or saves it as a PDF. */
export function PrintDialog(props: { wanted: Wanted; onClose: () => void }) {
  const { t } = useWords();
  const { wanted, onClose } = props;
  const [paper, setPaper] = useState<Paper>("a4");
  const drawn = useQuery({
    queryKey: ["drawing", wanted],
    queryFn: () => drawing(wanted),
    staleTime: 0,
    gcTime: 0,
  });
  const picture = useUrl(drawn.data?.svg);
  const name = drawn.data?.name ?? "";
  useTitle(drawn.data?.name);
  return (
    <Dialog title={t("out.print")} isOpen onClose={onClose} wide>
      {drawn.error && <Failed error={drawn.error} onRetry={() => void drawn.refetch()} />}
      {drawn.isPending && <Loading lines={6} />}
      {picture && (
        <>
          <img className="print-preview" src={picture} alt={t("out.preview", { name })} />
          {createPortal(
            <div className={`print-sheet ${paper}`} aria-hidden="true">
              <img src={picture} alt="" />
            </div>,
            document.body,
          )}
        </>
      )}
      <p className="quiet small">{t("out.print-hint")}</p>
      <div className="row end">
        <Pick
          label={t("out.paper")}
          value={paper}
          onChange={setPaper}
          choices={[
            { id: "a4", name: t("out.a4") },
            { id: "a3", name: t("out.a3") },
          ]}
        />
        <Button look="primary" isDisabled={!picture} onPress={() => window.print()}>
          {t("out.print-now")}
        </Button>
      </div>
    </Dialog>
  );
}

function useUrl(content: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!content) return undefined;
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return url;
}

// Browsers name the PDF by the page's title.
function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (!title) return undefined;
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
