variable "name" {
  type        = string
  description = "Name of the role."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 64
    error_message = "name must be kebab-case, begin with tidemill- and have at most 64 characters."
  }
}

variable "description" {
  type        = string
  description = "Who takes the role, and what for."

  validation {
    condition     = length(var.description) > 0
    error_message = "description must not be empty."
  }
}

variable "trust" {
  type        = string
  description = "Who may take the role: a trust policy as JSON."

  validation {
    condition = alltrue([
      for statement in jsondecode(var.trust).Statement :
      statement.Effect == "Deny" || !strcontains(jsonencode(statement.Principal), "\"*\"")
    ])
    error_message = "trust must name its principals, not *."
  }
}

variable "policies" {
  type        = map(string)
  description = "What the role may do: policies as JSON, by name. None: it can say who it is, and no more."
  default     = {}

  validation {
    condition = alltrue(flatten([
      for policy in var.policies : [
        for statement in jsondecode(policy).Statement :
        statement.Effect == "Deny" || alltrue([for action in flatten([statement.Action]) : !can(regex("^([*]|[^:]+:[*])$", action))])
      ]
    ]))
    error_message = "a policy must name its actions: neither * nor a whole service such as s3:*."
  }

  validation {
    condition = alltrue(flatten([
      for policy in var.policies : [
        for statement in jsondecode(policy).Statement :
        statement.Effect == "Deny" || !contains(flatten([statement.Resource]), "*") || alltrue([
          for action in flatten([statement.Action]) : can(regex("^[a-z0-9-]+:(Get|BatchGet|List|Describe|Lookup|View)[A-Za-z]+$", action))
        ])
      ]
    ]))
    error_message = "a policy that writes must name its resources: * is for actions that only read."
  }

  validation {
    condition = alltrue(flatten([
      for policy in var.policies : [
        for statement in jsondecode(policy).Statement :
        statement.Effect == "Deny" || !contains(flatten([statement.Resource]), "*") || alltrue([
          for action in flatten([statement.Action]) : !contains(["s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter", "kms:Decrypt"], action)
        ])
      ]
    ]))
    error_message = "a policy that reads objects, parameters or secrets must name them."
  }

  validation {
    condition     = alltrue([for policy in var.policies : alltrue([for statement in jsondecode(policy).Statement : !can(statement.NotAction) && !can(statement.NotResource)])])
    error_message = "a policy must say what it allows: no NotAction, no NotResource."
  }
}

variable "managed_policies" {
  type        = map(string)
  description = "ARNs of AWS managed policies, by name: only where AWS asks for them, as for the nodes of EKS."
  default     = {}

  validation {
    condition     = alltrue([for arn in var.managed_policies : can(regex("^arn:[a-z-]+:iam::aws:policy/", arn)) && !can(regex("(AdministratorAccess|PowerUserAccess|FullAccess)", arn))])
    error_message = "managed_policies must be AWS managed and must not be administrator, power user or full access."
  }
}

variable "session_hours" {
  type        = number
  description = "Hours after which a session ends."
  default     = 1

  validation {
    condition     = var.session_hours >= 1 && var.session_hours <= 12
    error_message = "session_hours must be between 1 and 12."
  }
}
