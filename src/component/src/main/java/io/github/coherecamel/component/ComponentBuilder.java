package io.github.coherecamel.component;

import org.apache.camel.Component;

/** What generated builders of components are: Camel's, in the package where its generator looks for it. */
public interface ComponentBuilder<C extends Component> extends org.apache.camel.builder.component.ComponentBuilder<C> {}
