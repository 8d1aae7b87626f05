import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui';

interface PanelBoundaryProps {
  /** Name of the panel, for the sentence: `The inspector`. */
  readonly name: string;
  readonly children: ReactNode;
}

/** Keeps a fault of one panel from taking the page with it; the work itself is safe in the store. */
export class PanelBoundary extends Component<PanelBoundaryProps, { readonly failure: string | null }> {
  override state: { readonly failure: string | null } = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children;
    return (
      <div className="panel-failure" role="alert">
        <p className="strong">{this.props.name} stopped working.</p>
        <p className="cap">Your agent is safe. {this.state.failure}</p>
        <Button variant="outline" onClick={() => this.setState({ failure: null })}>
          Show it again
        </Button>
      </div>
    );
  }
}
