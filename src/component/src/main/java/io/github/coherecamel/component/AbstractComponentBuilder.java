package io.github.coherecamel.component;

import org.apache.camel.Component;

/** What generated builders of components extend: Camel's, in the package where its generator looks for it. */
public abstract class AbstractComponentBuilder<C extends Component>
        extends org.apache.camel.builder.component.AbstractComponentBuilder<C> {}
