import { useState } from 'react';
import { useStore } from 'zustand';
import { Button, Chip, Icon, TextArea } from '../../ui';
import type { DeployController } from './deployController';
import { labels } from './labels';

/** One box for every format people have on the clipboard. What is pasted leaves the box at once. */
export function CredentialsBox({ controller }: { readonly controller: DeployController }) {
  const credentials = useStore(controller.store, (state) => state.credentials);
  const problems = useStore(controller.store, (state) => state.credentialProblems);
  const [pasting, setPasting] = useState(false);
  const [problem] = problems;
  const showsBox = credentials === null || pasting;
  return (
    <div className="deploy-credentials">
      <div className="row">
        <span className="label grow">{labels.credentials}</span>
        <span className="cap row">
          <Icon name="lock" small />
          {labels.memoryOnly}
        </span>
      </div>
      {showsBox && (
        <TextArea
          label={<span className="sr-only">{labels.paste}</span>}
          help={labels.pasteHelp}
          error={problem?.severity === 'error' ? `${problem.message} ${problem.hint ?? ''}` : undefined}
          mono
          rows={4}
          placeholder={labels.paste}
          autoComplete="off"
          value=""
          onChange={(text) => {
            controller.paste(text);
            setPasting(false);
          }}
        />
      )}
      {credentials !== null && !showsBox && (
        <>
          <div className="deploy-read">
            <Icon name="check" />
            <span className="grow">{labels.read(credentials.label)}</span>
            <Chip>{credentials.isTemporary ? labels.temporary : labels.longLived}</Chip>
          </div>
          {problem !== undefined && (
            <p className="help deploy-warning">
              <Icon name="warning" small />
              <span>
                {problem.message} {problem.hint}
              </span>
            </p>
          )}
          <div className="row">
            <Button size="small" variant="outline" onClick={() => setPasting(true)}>
              {labels.pasteOthers}
            </Button>
            <Button size="small" variant="outline" onClick={() => controller.forget()}>
              {labels.forget}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
