variable "name" {
  type        = string
  description = "Prefix of the roles: tidemill-<env>."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 24
    error_message = "name must be kebab-case, begin with tidemill- and have at most 24 characters."
  }
}

variable "people" {
  type = object({
    operator = list(string)
    quant    = list(string)
    auditor  = list(string)
  })
  description = "ARNs of the users and roles (of single sign-on) that may take each role."

  validation {
    condition     = alltrue([for arn in flatten(values(var.people)) : can(regex("^arn:[a-z-]+:(iam|sts)::[0-9]{12}:(role|user|assumed-role)/[^*]+$", arn))])
    error_message = "people must be ARNs of users and roles: not a whole account, and no wildcard."
  }

  validation {
    condition     = length(setintersection(var.people.auditor, concat(var.people.operator, var.people.quant))) == 0
    error_message = "an auditor must not be an operator or a quant: nobody looks over his own shoulder."
  }
}

variable "require_mfa" {
  type        = bool
  description = "Whether taking a role needs a second factor in the session; false only where single sign-on asks for it itself."
  default     = true
}

variable "ci" {
  type = object({
    issuer   = string
    audience = string
    subjects = list(string)
  })
  description = "CI that comes with a token instead of a key: issuer (https://...), audience, and the subjects that may publish: a branch or an environment each. null: none."
  default     = null

  validation {
    condition     = var.ci == null ? true : startswith(var.ci.issuer, "https://") && length(var.ci.audience) > 0
    error_message = "ci needs an issuer with https:// and an audience."
  }

  validation {
    condition     = var.ci == null ? true : length(var.ci.subjects) > 0 && alltrue([for subject in var.ci.subjects : !strcontains(subject, "*") && !strcontains(subject, ":pull_request")])
    error_message = "subjects of ci must be named in full, without *, and must not be pull requests: anyone can open one."
  }
}

variable "regions" {
  type = map(object({
    region          = string
    prefix          = string
    cluster_arn     = string
    database        = string
    repository_arns = list(string)
    application_arn = string
    job_role_arn    = string
    lake_policies   = map(string)
    bucket_names    = list(string)
    secret_arns     = list(string)
    secret_key_arn  = string
  }))
  description = "The regions and what is in them: see the output access of the module region."

  validation {
    condition     = length(var.regions) > 0
    error_message = "regions must not be empty."
  }
}
