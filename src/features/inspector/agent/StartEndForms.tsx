import { labels } from '../labels';

/** Where the conversation comes in: nothing to set, but worth saying. */
export function StartForm() {
  return (
    <div className="isec">
      <p className="small">{labels.start.text}</p>
      <div>
        <span className="label">{labels.start.input}</span>
        <pre className="codebox">{'{ "messages": [\n  { "role": "user",\n    "content": "…" }\n] }'}</pre>
      </div>
    </div>
  );
}

export function EndForm() {
  return (
    <div className="isec">
      <p className="small">{labels.end.text}</p>
    </div>
  );
}
