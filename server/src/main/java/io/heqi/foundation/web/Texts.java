package io.heqi.foundation.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/// The words shown to people, one bundle a module in both languages; Simplified Chinese is the
/// default.
@Configuration
class Texts {

  @Bean
  MessageSource messageSource() throws IOException {
    var bundles =
        Arrays.stream(
                new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_en.properties"))
            .map(r -> "messages/" + String.valueOf(r.getFilename()).replace("_en.properties", ""))
            .toArray(String[]::new);
    var source = new ResourceBundleMessageSource();
    source.setBasenames(bundles);
    source.setDefaultEncoding("UTF-8");
    source.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    source.setFallbackToSystemLocale(false);
    return source;
  }

  @Bean
  LocaleResolver localeResolver() {
    var resolver = new AcceptHeaderLocaleResolver();
    resolver.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH));
    resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    return resolver;
  }
}
