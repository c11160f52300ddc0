package io.github.coherecamel.camel;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;

/** Sets options as Camel does, but for a time that cannot be read. */
record ReadableTimes(PropertyConfigurer options, PropertyConfigurerGetter types)
        implements PropertyConfigurer, PropertyConfigurerGetter {

    static @Nullable PropertyConfigurer of(@Nullable PropertyConfigurer options) {
        return options instanceof PropertyConfigurerGetter types ? new ReadableTimes(options, types) : options;
    }

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        OptionBounds.readable(Map.of(name, value), options);
        return options.configure(context, target, name, value, ignoreCase);
    }

    @Override
    public @Nullable Class<?> getOptionType(String name, boolean ignoreCase) {
        return types.getOptionType(name, ignoreCase);
    }

    @Override
    public @Nullable Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return types.getOptionValue(target, name, ignoreCase);
    }
}
