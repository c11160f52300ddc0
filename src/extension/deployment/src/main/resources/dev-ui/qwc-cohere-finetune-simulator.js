import { QwcHotReloadElement, html, css, nothing } from 'qwc-hot-reload-element';
import { JsonRpc } from 'jsonrpc';
import { operations } from 'build-time-data';
import '@vaadin/button';

const REFRESH_MILLIS = 2000;

/** Lists what the simulator of Cohere's API holds, moves its clock and scripts its faults. */
export class QwcCohereFinetuneSimulator extends QwcHotReloadElement {
    jsonRpc = new JsonRpc(this, false);

    static styles = css`
        :host { display: flex; flex-direction: column; gap: 1.5em; padding: 0 1em 1em; overflow: auto; height: 100%; }
        h3 { margin: 0 0 0.4em; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: 0.3em 0.8em 0.3em 0; border-bottom: 1px solid var(--lumo-contrast-10pct); }
        td { font-family: var(--lumo-font-family-monospace, monospace); font-size: var(--lumo-font-size-s); }
        a { color: var(--lumo-primary-text-color); }
        form, .row { display: flex; flex-wrap: wrap; gap: 0.8em; align-items: end; }
        label { display: flex; flex-direction: column; font-size: var(--lumo-font-size-s); }
        input, select {
            font: inherit; padding: 0.3em; color: inherit; background: var(--lumo-contrast-10pct);
            border: 0; border-radius: var(--lumo-border-radius-m);
        }
        option { color: initial; }
        .problem { color: var(--lumo-error-text-color); }
    `;

    static properties = {
        _address: { state: true },
        _summary: { state: true },
        _models: { state: true },
        _datasets: { state: true },
        _requests: { state: true },
        _faults: { state: true },
        _kinds: { state: true },
        _problem: { state: true },
    };

    constructor() {
        super();
        this._models = [];
        this._datasets = [];
        this._requests = [];
        this._faults = [];
        this._kinds = [];
    }

    connectedCallback() {
        super.connectedCallback();
        this._refresh();
        this._timer = setInterval(() => this._refresh(), REFRESH_MILLIS);
    }

    disconnectedCallback() {
        clearInterval(this._timer);
        super.disconnectedCallback();
    }

    hotReload() {
        this._refresh();
    }

    render() {
        if (!this._summary) {
            return html`<p id="problem" class="problem">${this._problem ?? nothing}</p>`;
        }
        return html`
            <div class="row">
                <span>
                    <a href="${this._address}/_simulator" target="_blank">${this._address}</a>,
                    <a href="${this._address}/_simulator/openapi.yaml" target="_blank">its contract</a>
                </span>
                <span>It is <span id="now">${this._summary.now}</span> there.</span>
                <vaadin-button id="reset" theme="small error" @click=${() => this._do('reset', {})}>
                    Start anew
                </vaadin-button>
            </div>
            <p id="problem" class="problem" ?hidden=${!this._problem}>${this._problem}</p>
            ${this._clock()} ${this._faultScript()}
            ${this._table('models', `Models (${this._summary.models.total})`, this._models, {
                id: model => model.id,
                name: model => model.name,
                base: model => model.settings?.base_model?.base_type,
                dataset: model => model.settings?.dataset_id,
                status: model => model.status,
                updated: model => model.updated_at,
            })}
            ${this._table('datasets', `Datasets (${this._summary.datasets.total})`, this._datasets, {
                id: dataset => dataset.id,
                name: dataset => dataset.name,
                type: dataset => dataset.dataset_type,
                status: dataset => dataset.validation_status,
                created: dataset => dataset.created_at,
            })}
            ${this._table('requests', `Requests (${this._summary.requests}), the latest first`, this._requests, {
                at: request => request.at,
                operation: request => request.operation,
                request: request => request.method + ' ' + request.path + (request.query ? '?' + request.query : ''),
                body: request => request.body,
            })}
        `;
    }

    _clock() {
        return html`
            <form @submit=${event => this._submit(event, 'advance', form => ({ advance: form.get('advance') }))}>
                <label>Move its clock forward by
                    <input id="advance" name="advance" value="PT1H" placeholder="PT1H, P30D">
                </label>
                <vaadin-button id="do-advance" theme="small" @click=${this._submitForm}>Move</vaadin-button>
            </form>`;
    }

    _faultScript() {
        return html`
            <div>
                <form @submit=${event => this._submit(event, 'inject', form => this._fault(form))}>
                    <label>Let the next calls of
                        <select id="operation" name="operation">
                            <option value="">any operation</option>
                            ${operations.map(name => html`<option>${name}</option>`)}
                        </select>
                    </label>
                    <label>end in
                        <select id="kind" name="fault">
                            ${this._kinds.map(kind => html`<option ?selected=${kind === 'status'}>${kind}</option>`)}
                        </select>
                    </label>
                    <label>status <input id="status" name="status" type="number" value="503" min="100" max="599"></label>
                    <label>times <input id="times" name="times" type="number" value="1" min="1"></label>
                    <label>retry after
                        <input id="retry-after" name="retry_after" placeholder="seconds">
                    </label>
                    <vaadin-button id="do-inject" theme="small" @click=${this._submitForm}>Script</vaadin-button>
                    <vaadin-button id="forget" theme="small tertiary" ?disabled=${this._faults.length === 0}
                        @click=${() => this._do('forget', {})}>Forget all</vaadin-button>
                </form>
                ${this._faults.length === 0 ? nothing : this._table('faults', 'Scripted faults', this._faults, {
                    fault: plan => plan.fault,
                    operation: plan => plan.operation ?? 'any',
                    times: plan => plan.times,
                })}
            </div>`;
    }

    _table(id, title, rows, columns) {
        const names = Object.keys(columns);
        return html`
            <div>
                <h3>${title}</h3>
                <table id="${id}">
                    <thead><tr>${names.map(name => html`<th>${name}</th>`)}</tr></thead>
                    <tbody>
                        ${rows.map(row => html`<tr>${names.map(name => html`<td>${columns[name](row)}</td>`)}</tr>`)}
                    </tbody>
                </table>
            </div>`;
    }

    _fault(form) {
        const fault = { fault: form.get('fault'), times: Number(form.get('times')) };
        ['operation', 'retry_after'].filter(name => form.get(name)).forEach(name => { fault[name] = form.get(name); });
        if (form.get('status')) {
            fault.status = Number(form.get('status'));
        }
        return fault;
    }

    _submitForm(event) {
        event.target.closest('form').requestSubmit();
    }

    _submit(event, action, read) {
        event.preventDefault();
        this._do(action, read(new FormData(event.target)));
    }

    async _do(action, body) {
        const answer = await this._ask(action, { json: JSON.stringify(body) });
        await this._refresh();
        this._problem = answer.message;
    }

    async _refresh() {
        const summary = await this._ask('summary');
        if (summary.message) {
            this._problem = summary.message;
            this._summary = undefined;
            return;
        }
        const names = ['models', 'datasets', 'requests', 'faults', 'kinds'];
        const [models, datasets, requests, faults, kinds] = await Promise.all(names.map(name => this._ask(name)));
        this._address = (await this.jsonRpc.address()).result;
        this._models = models.finetuned_models ?? [];
        this._datasets = datasets.datasets ?? [];
        this._requests = (requests.requests ?? []).reverse();
        this._faults = faults.faults ?? [];
        this._kinds = kinds.kinds ?? [];
        this._summary = summary;
    }

    /** What the simulator answers; a message says what is wrong. */
    async _ask(action, parameters) {
        try {
            return JSON.parse((await this.jsonRpc[action](parameters ?? {})).result);
        } catch (failure) {
            return { message: failure.error?.message ?? String(failure) };
        }
    }
}

customElements.define('qwc-cohere-finetune-simulator', QwcCohereFinetuneSimulator);
