package io.heqi.commerce.web;

import io.heqi.commerce.dropship.SupplierSignIn;
import io.heqi.foundation.security.PublicPaths;
import io.heqi.foundation.web.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The suppliers' doors are none of the merchant's people's: the security chain lets them by, and a
/// filter of their own shuts them again.
@Configuration
class SupplierPortalConfiguration {

  @Bean
  static PublicPaths supplierDoors() {
    return PublicPaths.of(SupplierPortalFilter.DOORS + "/**");
  }

  @Bean
  FilterRegistrationBean<SupplierPortalFilter> supplierPortalFilter(
      SupplierSignIn signIn, ProblemWriter problems) {
    var registration = new FilterRegistrationBean<>(new SupplierPortalFilter(signIn, problems));
    registration.addUrlPatterns(SupplierPortalFilter.DOORS + "/*");
    return registration;
  }
}
